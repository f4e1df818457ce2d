// Framework's build asks npm for the newest version of each library that a page could name without
// an import (d3, React …), and keeps it as an empty folder of its cache until a page needs the
// library itself. None here does: what the pages import comes from node_modules. With a folder for
// each, nothing is asked, and the build needs no network. Whoever adds a library adds it to
// package.json and imports it by its plain name.
import {mkdirSync, readFileSync, readdirSync} from "node:fs";

export function buildOffline(cache) {
  const client = new URL("node_modules/@observablehq/framework/dist/client/", import.meta.url);
  for (const file of readdirSync(client, {recursive: true})) {
    if (!file.endsWith(".js")) continue;
    const code = readFileSync(new URL(file.replaceAll("\\", "/"), client), "utf8");
    for (const [, library] of code.matchAll(/"npm:((?:@[\w-]+\/)?[\w.-]+)/g)) {
      mkdirSync(new URL(`_npm/${library}@0.0.0/`, cache), {recursive: true});
    }
  }
}
