"""What no honest browser sends."""

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
HOSTILE = [
    "", " ", "0", "-1", "9" * 40, "1e309", "NaN", "null", "None", "true", "[]", "{}", "\x00", "a\x00b", "m2l1\x00", "\x00m2l1", "\ud800",
    "\u202e", "́", "०", "𝟙", "👩‍👩‍👧", "../../etc/passwd", "..%2f", "%", "%zz", "%c0%af", "<script>alert(1)</script>",
    "'\" OR 1=1 --", "${7*7}", "{{ 7*7 }}", "{% debug %}", "\r\nSet-Cookie: a=b", "a" * 5_000, "javascript:alert(1)",
    "http://127.0.0.1:1/", "//evil.example/", "m2l1-1", "m2l1.order", "spread", "home", "gb", "18", "under-18",
]  # fmt: skip
LANGUAGES = ["en", "en-GB", "hi", "ar;q=0.9", "*", "xx", "", "e" * 600, "en;q=abc", "\x00", "en,,;;q", "zh-hant-x-y"]
TYPES = [
    "application/x-www-form-urlencoded", "application/json", "text/plain", "multipart/form-data", "",
    "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "b" * 300,
    "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nonsense",
    "image/png", "application/xml", "\x7f", "a/b; c=\"",
]  # fmt: skip
COOKIES = [
    "staff=",
    "staff=\xff\xfe",
    "form=" + "f" * 64,
    "staff=" + "s" * 4_000,
    "=;=;;",
    'a="\\',
    "staff={}; form=[]",
    "place=",
    "place=" + "p" * 4_000,
    "place=\xff; __Host-place=a",
]
HEADERS = {
    "HX-Request": ["true", "false", "\x00"], "HX-Target": ["reply-q-m2l1-1", "<b>"], "HX-Current-URL": ["%%%", "x" * 999],
    "HX-Boosted": ["true"], "HX-Prompt": ["á"], "HX-Current-URL-URI-AutoEncoded": ["true"], "Accept-Encoding": ["gzip", "br;q=x"],
    "If-None-Match": ['"a"', "*", 'W/"', "x" * 900], "If-Modified-Since": ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"],
    "Range": ["bytes=0-1", "bytes=-"], "Host": ["127.0.0.1", "[::1", "evil.example", "a b", "127.0.0.1:99999"],
    "Origin": ["null", "https://evil.example"], "Referer": ["%", "https://evil.example/\xff"], "X-Forwarded-For": ["1.2.3.4, x"],
    "X-Forwarded-Proto": ["https", "ftp"], "X-HTTP-Method-Override": ["DELETE"], "Accept": ["application/json", "*/*;q=z"],
    "Content-Length": ["99999999", "3", "0"], "Expect": ["100-continue"], "Transfer-Encoding": ["chunked"],
}  # fmt: skip
