// Put into each page by `invoke serve` before its security policy applies; it is in no output.
{
  const events = new EventSource("/.live/events");
  let wasLost = false;

  const overlay = (report) => {
    document.getElementById("live-report")?.remove();
    if (!report) return;
    const box = document.createElement("pre");
    box.id = "live-report";
    box.setAttribute("role", "alert");
    box.textContent = `The site was not rebuilt; this is the last good one.\n\n${report}`;
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;z-index:2147483647;margin:0;padding:1.5rem;max-height:60vh;" +
      "overflow:auto;white-space:pre-wrap;font:15px/1.5 ui-monospace,monospace;" +
      "color:#fff;background:#5c1010;border-top:4px solid #ff9c9c";
    document.documentElement.append(box);
  };

  events.addEventListener("reload", () => location.reload());
  events.addEventListener("report", (event) => overlay(JSON.parse(event.data)));
  events.addEventListener("error", () => { wasLost = true; });
  events.addEventListener("open", () => { if (wasLost) location.reload(); });
  addEventListener("pagehide", () => events.close());
}
