// htmx under a strict policy, with refusals shown too.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyEnabled: false,
  historyCacheSize: 0,
  timeout: 20000,
  responseHandling: [{ code: "...", swap: true }],
});
