'use strict';
// Where the extension is, and how a connection gets it.
const path = require('node:path');

function getLoadablePath() {
  return path.join(__dirname, 'causalite.so');
}

function load(db) {
  db.loadExtension(getLoadablePath());
}

module.exports = { getLoadablePath, load };
