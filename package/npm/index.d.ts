/** The path of the extension, for whatever loads extensions of SQLite. */
export declare function getLoadablePath(): string;

/** Loads the extension into a connection of better-sqlite3, or of node:sqlite with `allowExtension`. */
export declare function load(db: { loadExtension(file: string): void }): void;
