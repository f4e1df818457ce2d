-- import/optuna.sql: the trials of an Optuna study file (its SQLite storage), a row for each cell.
-- Read only, from the file attached as src: ATTACH 'file:study.db?mode=ro' AS src; the analysis
-- puts the name that it is attached by in the place of src. What the columns are stands in
-- import/mlflow.sql: run, role, name, value, direction. A trial that is not COMPLETE has not
-- finished: its state says so, which has the role status.

WITH counted AS (
  SELECT (SELECT count(*) FROM src.trials WHERE state = 'COMPLETE') AS finished,
         (SELECT group_concat(n || ' ' || state, ', ')
          FROM (SELECT state, count(*) AS n FROM src.trials GROUP BY state)) AS ended
)
SELECT NULL AS run, iif(finished > 0, 'said', 'refused') AS role, NULL AS name,
       printf('Optuna: %s', CASE WHEN finished > 0 THEN '' ELSE 'no trial is complete: ' END)
       || coalesce(ended, 'there are none') AS value, NULL AS direction
FROM counted;

-- What a trial is, and when it was: to the microsecond, which is beyond what julianday() tells.
WITH trial AS MATERIALIZED (
  SELECT t.trial_id, t.number, s.study_name, t.state, t.datetime_start, t.datetime_complete,
         round(strftime('%s', t.datetime_complete) - strftime('%s', t.datetime_start)
               + (substr(t.datetime_complete, 20) - substr(t.datetime_start, 20)), 6) AS seconds
  FROM src.trials AS t JOIN src.studies AS s ON s.study_id = t.study_id
)
SELECT trial_id, 'unit', 'trial_id', trial_id, NULL FROM trial
UNION ALL
SELECT trial_id, 'group', 'study', study_name, NULL FROM trial
WHERE (SELECT count(DISTINCT study_name) FROM trial) > 1
UNION ALL SELECT trial_id, 'ignore', 'trial_number', number, NULL FROM trial
UNION ALL SELECT trial_id, 'status', 'state', state, NULL FROM trial
UNION ALL SELECT trial_id, 'time', 'start_time', datetime_start, NULL FROM trial
UNION ALL SELECT trial_id, 'ignore', 'end_time', datetime_complete, NULL FROM trial
UNION ALL SELECT trial_id, 'duration', 'duration_seconds', seconds, NULL FROM trial;

-- Params. Of a categorical one the value is the number of a choice in its distribution: true and
-- false are 1 and 0. Among choices Python writes NaN and Infinity, which are no JSON: they are
-- missing.
WITH param AS (
  SELECT trial_id, param_name, param_value,
         CASE WHEN distribution_json GLOB '*[[ ]NaN[],]*'
                OR distribution_json GLOB '*[[ -]Infinity[],]*'
              THEN replace(replace(replace(replace(replace(replace(distribution_json,
                     '[NaN', '[null'), ' NaN', ' null'), '[Infinity', '[null'),
                     ' Infinity', ' null'), '[-Infinity', '[null'), ' -Infinity', ' null')
              ELSE distribution_json END AS distribution
  FROM src.trial_params
)
SELECT trial_id, 'cause', param_name,
       CASE WHEN distribution GLOB '*"choices"*'
            THEN causalite_value(distribution, 'attributes.choices.'
                                               || CAST(param_value AS INTEGER))
            WHEN distribution GLOB '*"Int*' THEN CAST(param_value AS INTEGER)
            ELSE param_value END, NULL
FROM param;

-- Objectives, by their names where the study has them; which is better, where studies agree.
WITH named AS (
  SELECT d.study_id, d.objective, lower(substr(d.direction, 1, 3)) AS best,
         coalesce((SELECT causalite_value('{"v":' || a.value_json || '}', 'v.' || d.objective)
                   FROM src.study_system_attributes AS a
                   WHERE a.study_id = d.study_id AND a.key = 'study:metric_names'),
                  iif((SELECT max(objective) FROM src.study_directions) = 0, 'objective',
                      'objective_' || d.objective)) AS name
  FROM src.study_directions AS d
), agreed AS (
  SELECT name, CASE WHEN min(best) = 'min' THEN 'lower' WHEN max(best) = 'max' THEN 'higher'
               END AS direction FROM named GROUP BY name
)
SELECT v.trial_id, 'performance', n.name, iif(v.value_type = 'FINITE', v.value, NULL), a.direction
FROM src.trial_values AS v JOIN src.trials AS t ON t.trial_id = v.trial_id
JOIN named AS n ON n.study_id = t.study_id AND n.objective = v.objective
JOIN agreed AS a ON a.name = n.name;

-- The last of the values that a trial reported on its way.
SELECT trial_id, 'performance', 'intermediate_value',
       iif(intermediate_value_type = 'FINITE', intermediate_value, NULL), NULL
FROM (SELECT trial_id, intermediate_value, intermediate_value_type,
             row_number() OVER (PARTITION BY trial_id ORDER BY step DESC) AS place
      FROM src.trial_intermediate_values)
WHERE place = 1;

-- The user's own attributes, but for lists and objects.
SELECT trial_id, NULL, key,
       CASE WHEN value_json NOT IN ('NaN', 'Infinity', '-Infinity')
            THEN causalite_value('{"v":' || value_json || '}', 'v') END, NULL
FROM src.trial_user_attributes
WHERE value_json NOT GLOB '[[{]*';
