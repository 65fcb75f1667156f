// Runs before the page: notes what the policy blocks and how far the layout jumps.
(() => {
  globalThis.__violations = [];
  globalThis.__shift = 0;
  document.addEventListener("securitypolicyviolation", (event) => {
    globalThis.__violations.push(`${event.effectiveDirective} blocks ${event.blockedURI} (line ${event.lineNumber})`);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.__shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
})();
