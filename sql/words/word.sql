-- words/word.sql: where fixed texts stand, in English and in Chinese; the other files of this folder
-- are the texts.
--
--   word(name, en, zh)   one row a text; {name} in a text stands for what the sentence is about
--   said(name, text)     the same in the language of setting lang
--   joiner(gap, opening, closing, space, colon)   one row: what stands between names, around what
--                        is in brackets, between sentences, and before an explanation
-- A third language is a third column, and its name in the check of setting lang (setup/tables.sql).

CREATE TABLE word(name TEXT PRIMARY KEY NOT NULL, en TEXT NOT NULL, zh TEXT NOT NULL) WITHOUT ROWID;

CREATE VIEW said AS
SELECT name, CASE l.value WHEN 'zh' THEN zh ELSE en END AS text
FROM word LEFT JOIN (SELECT value FROM setting WHERE name = 'lang') AS l;

CREATE VIEW joiner AS
SELECT iif(lang = 'zh', '、', ', ') AS gap, iif(lang = 'zh', '（', ' (') AS opening,
       iif(lang = 'zh', '）', ')') AS closing, iif(lang = 'zh', '', ' ') AS space,
       iif(lang = 'zh', '：', ': ') AS colon
FROM (SELECT max(value) AS lang FROM setting WHERE name = 'lang');
