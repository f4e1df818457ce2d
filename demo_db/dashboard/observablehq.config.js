import {rmSync} from "node:fs";
import {buildOffline} from "./offline.js";
import {expectResults} from "./results.js";

expectResults();

// Framework keeps what a data loader said until the loader changes; it does not know results.db.
const cache = new URL("src/.observablehq/cache/", import.meta.url);
rmSync(cache, {recursive: true, force: true});
buildOffline(cache);

export default {
  root: "src",
  title: "causalite",
  pages: [
    {name: "Overview", path: "/index"},
    {name: "Group", path: "/group"},
    {name: "Edges", path: "/edges"}
  ],
  style: "style.css",
  globalStylesheets: [], // the default asks fonts.googleapis.com for a font
  preserveExtension: true, // a link names a file, for any web server
  pager: false,
  toc: false,
  search: false,
  sidebar: false,
  head: '<link rel="icon" href="data:,">',
  header: `<nav class="pages"><a href="./index.html">Overview</a><a href="./group.html">Group</a>
<a href="./edges.html">Edges</a></nav>`,
  footer:
    "What is shown stands in the tables of results.db; data_dictionary says what each column means."
};
