// Runs before the first paint, as a plain script: the dataset that the address names is asked for while the page's own modules are still
// on their way. Whoever fetches that address first gets the answer to this. The start page is not drawn for the moment until then.
{
  const name = new URLSearchParams(location.search).get("dataset");
  if (name) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "fetch";
    link.crossOrigin = "anonymous";
    link.href = `/api/tagpilot/load?${new URLSearchParams({ name, content: "links" }).toString()}`;
    document.head.append(link);
    document.documentElement.dataset.opening = "";
  }
}
