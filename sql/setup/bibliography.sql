-- setup/bibliography.sql: the sources of the methods, for a paper.
--
--   result_reference(key, text, bibtex)   text: as in a list of references (APA); bibtex: the entry

CREATE TEMP TABLE source(
  key TEXT, kind TEXT, authors TEXT, year INTEGER, title TEXT, venue TEXT, volume TEXT, number TEXT,
  pages TEXT, publisher TEXT
);
INSERT INTO temp.source(key, kind, authors, year, title, venue, volume, number, pages) VALUES
  ('student1908', 'article', 'Student', 1908, 'The probable error of a mean', 'Biometrika',
   6, 1, '1--25'),
  ('satterthwaite1946', 'article', 'Satterthwaite, F. E.', 1946,
   'An approximate distribution of estimates of variance components', 'Biometrics Bulletin',
   2, 6, '110--114'),
  ('mann1947', 'article', 'Mann, H. B., & Whitney, D. R.', 1947,
   'On a test of whether one of two random variables is stochastically larger than the other',
   'The Annals of Mathematical Statistics', 18, 1, '50--60'),
  ('welch1947', 'article', 'Welch, B. L.', 1947,
   'The generalization of ''Student''s'' problem when several different population variances are '
   || 'involved', 'Biometrika', 34, '1--2', '28--35'),
  ('hodges1963', 'article', 'Hodges, J. L., & Lehmann, E. L.', 1963,
   'Estimates of location based on rank tests', 'The Annals of Mathematical Statistics',
   34, 2, '598--611'),
  ('box1964', 'article', 'Box, G. E. P., & Cox, D. R.', 1964, 'An analysis of transformations',
   'Journal of the Royal Statistical Society: Series B', 26, 2, '211--252'),
  ('loftus1978', 'article', 'Loftus, G. R.', 1978, 'On interpretation of interactions',
   'Memory & Cognition', 6, 3, '312--319'),
  ('holm1979', 'article', 'Holm, S.', 1979,
   'A simple sequentially rejective multiple test procedure', 'Scandinavian Journal of Statistics',
   6, 2, '65--70'),
  ('hedges1981', 'article', 'Hedges, L. V.', 1981,
   'Distribution theory for Glass''s estimator of effect size and related estimators',
   'Journal of Educational Statistics', 6, 2, '107--128'),
  ('sobel1982', 'article', 'Sobel, M. E.', 1982,
   'Asymptotic confidence intervals for indirect effects in structural equation models',
   'Sociological Methodology', 13, NULL, '290--312'),
  ('mackinnon1985', 'article', 'MacKinnon, J. G., & White, H.', 1985,
   'Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample '
   || 'properties', 'Journal of Econometrics', 29, 3, '305--325'),
  ('efron1987', 'article', 'Efron, B.', 1987, 'Better bootstrap confidence intervals',
   'Journal of the American Statistical Association', 82, 397, '171--185'),
  ('schuirmann1987', 'article', 'Schuirmann, D. J.', 1987,
   'A comparison of the two one-sided tests procedure and the power approach for assessing the '
   || 'equivalence of average bioavailability',
   'Journal of Pharmacokinetics and Biopharmaceutics', 15, 6, '657--680'),
  ('besag1991', 'article', 'Besag, J., & Clifford, P.', 1991, 'Sequential Monte Carlo p-values',
   'Biometrika', 78, 2, '301--304'),
  ('benjamini1995', 'article', 'Benjamini, Y., & Hochberg, Y.', 1995,
   'Controlling the false discovery rate: A practical and powerful approach to multiple testing',
   'Journal of the Royal Statistical Society: Series B', 57, 1, '289--300'),
  ('bell2002', 'article', 'Bell, R. M., & McCaffrey, D. F.', 2002,
   'Bias reduction in standard errors for linear regression with multi-stage samples',
   'Survey Methodology', 28, 2, '169--181'),
  ('geiger2002', 'article', 'Geiger, D., & Heckerman, D.', 2002,
   'Parameter priors for directed acyclic graphical models and the characterization of several '
   || 'probability distributions', 'The Annals of Statistics', 30, 5, '1412--1440'),
  ('shrout2002', 'article', 'Shrout, P. E., & Bolger, N.', 2002,
   'Mediation in experimental and nonexperimental studies: New procedures and recommendations',
   'Psychological Methods', 7, 4, '422--445'),
  ('friedman2003', 'article', 'Friedman, N., & Koller, D.', 2003,
   'Being Bayesian about network structure: A Bayesian approach to structure discovery in Bayesian '
   || 'networks', 'Machine Learning', 50, '1--2', '95--125'),
  ('koivisto2004', 'article', 'Koivisto, M., & Sood, K.', 2004,
   'Exact Bayesian structure discovery in Bayesian networks',
   'Journal of Machine Learning Research', 5, NULL, '549--573'),
  ('muller2004', 'article', 'Müller, P., Parmigiani, G., Robert, C., & Rousseau, J.', 2004,
   'Optimal sample size for multiple testing: The case of gene expression microarrays',
   'Journal of the American Statistical Association', 99, 468, '990--1001'),
  ('preacher2008', 'article', 'Preacher, K. J., & Hayes, A. F.', 2008,
   'Asymptotic and resampling strategies for assessing and comparing indirect effects in multiple '
   || 'mediator models', 'Behavior Research Methods', 40, 3, '879--891'),
  ('lee2009', 'article', 'Lee, D. S.', 2009,
   'Training, wages, and sample selection: Estimating sharp bounds on treatment effects',
   'The Review of Economic Studies', 76, 3, '1071--1102'),
  ('maathuis2009', 'article', 'Maathuis, M. H., Kalisch, M., & Bühlmann, P.', 2009,
   'Estimating high-dimensional intervention effects from observational data',
   'The Annals of Statistics', 37, '6A', '3133--3164'),
  ('vanderweele2009', 'article', 'VanderWeele, T. J., & Vansteelandt, S.', 2009,
   'Conceptual issues concerning mediation, interventions and composition',
   'Statistics and Its Interface', 2, 4, '457--468'),
  ('imai2010', 'article', 'Imai, K., Keele, L., & Yamamoto, T.', 2010,
   'Identification, inference and sensitivity analysis for causal mediation effects',
   'Statistical Science', 25, 1, '51--71'),
  ('chung2013', 'article', 'Chung, E., & Romano, J. P.', 2013,
   'Exact and asymptotically robust permutation tests', 'The Annals of Statistics',
   41, 2, '484--507'),
  ('kuipers2014', 'article', 'Kuipers, J., Moffa, G., & Heckerman, D.', 2014,
   'Addendum on the scoring of Gaussian directed acyclic graphical models',
   'The Annals of Statistics', 42, 4, '1689--1691'),
  ('vanderweele2014', 'article', 'VanderWeele, T. J., & Knol, M. J.', 2014,
   'A tutorial on interaction', 'Epidemiologic Methods', 3, 1, '33--72'),
  ('hesterberg2015', 'article', 'Hesterberg, T. C.', 2015,
   'What teachers should know about the bootstrap: Resampling in the undergraduate statistics '
   || 'curriculum', 'The American Statistician', 69, 4, '371--386'),
  ('kuipers2017', 'article', 'Kuipers, J., & Moffa, G.', 2017,
   'Partition MCMC for inference on acyclic digraphs',
   'Journal of the American Statistical Association', 112, 517, '282--299'),
  ('pustejovsky2018', 'article', 'Pustejovsky, J. E., & Tipton, E.', 2018,
   'Small-sample methods for cluster-robust variance estimation and hypothesis testing in fixed '
   || 'effects models', 'Journal of Business & Economic Statistics', 36, 4, '672--683'),
  ('cinelli2020', 'article', 'Cinelli, C., & Hazlett, C.', 2020,
   'Making sense of sensitivity: Extending omitted variable bias',
   'Journal of the Royal Statistical Society: Series B', 82, 1, '39--67'),
  ('lorch2021', 'inproceedings', 'Lorch, L., Rothfuss, J., Schölkopf, B., & Krause, A.', 2021,
   'DiBS: Differentiable Bayesian structure learning',
   'Advances in Neural Information Processing Systems', 34, NULL, '24111--24123');
INSERT INTO temp.source(key, kind, authors, year, title, publisher) VALUES
  ('aiken1991', 'book', 'Aiken, L. S., & West, S. G.', 1991,
   'Multiple regression: Testing and interpreting interactions', 'Sage'),
  ('westfall1993', 'book', 'Westfall, P. H., & Young, S. S.', 1993,
   'Resampling-based multiple testing: Examples and methods for p-value adjustment', 'Wiley'),
  ('davison1997', 'book', 'Davison, A. C., & Hinkley, D. V.', 1997,
   'Bootstrap methods and their application', 'Cambridge University Press'),
  ('hayes2018', 'book', 'Hayes, A. F.', 2018,
   'Introduction to mediation, moderation, and conditional process analysis: A regression-based '
   || 'approach (2nd ed.)', 'Guilford Press');

INSERT INTO result_reference(key, text, bibtex)
SELECT key,
       rtrim(authors, '.') || '. (' || year || '). ' || title || '. '
       || coalesce(venue || ', ' || volume || coalesce('(' || replace(number, '--', '–') || ')', '')
                   || ', ' || replace(pages, '--', '–'), publisher) || '.',
       '@' || kind || '{' || key || ',' || char(10)
       || '  author = {' || replace(replace(authors, '., & ', '. and '), '., ', '. and ') || '},'
       || char(10) || '  title = {{' || title || '}},' || char(10)
       || coalesce('  ' || iif(kind = 'article', 'journal', 'booktitle') || ' = {'
                   || replace(venue, '&', '\&') || '},' || char(10), '')
       || coalesce('  volume = {' || volume || '},' || char(10), '')
       || coalesce('  number = {' || number || '},' || char(10), '')
       || coalesce('  pages = {' || pages || '},' || char(10), '')
       || coalesce('  publisher = {' || publisher || '},' || char(10), '')
       || '  year = {' || year || '}' || char(10) || '}'
FROM temp.source ORDER BY key;
DROP TABLE temp.source;
