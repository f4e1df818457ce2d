// A table of the results, as it is.
import {parseArgs} from "node:util";
import {query} from "../../results.js";

const {values} = parseArgs({options: {table: {type: "string"}}});
process.stdout.write(query(`SELECT * FROM "${values.table}"`));
