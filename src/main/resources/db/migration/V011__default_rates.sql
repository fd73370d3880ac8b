-- The services and their default rates (rules §8), in force since before any contract. From here on
-- rates are data that an operator publishes: another default is a new version, never an edit here.
-- The bounds keep every job at or below 1,000,000 credits.

insert into service (position, key, name, product, included_in_plan, usage_based) values
  (1, 'rendering', 'Rendering', 'All products', true, true),
  (2, 'sim-360', 'Sim 360', 'Mechanical Simulation', false, true),
  (3, 'simulation-flex', 'Simulation Flex', 'Mechanical, CFD, RSA', false, true),
  (4, 'moldflow-flex', 'Simulation Moldflow Flex', 'Moldflow', false, true),
  (5, 'infraworks', 'InfraWorks 360', 'Profile optimisation', false, true),
  (6, 'structural-analysis', 'Structural Analysis for Revit', 'Revit', true, true),
  (7, 'optimization', 'Optimization for Inventor', 'Inventor', true, true),
  (8, 'configurator', 'Configurator 360', 'Inventor', false, true),
  (9, 'lighting-analysis', 'Lighting Analysis for Revit',
    'Daylighting for LEED, advanced illuminance', false, true),
  (10, 'thermal-comfort', 'Air, Fluid Flow and Thermal Comfort', 'CFD', false, true),
  (11, 'energy-analysis', 'Whole Building Energy Analysis', 'Revit', true, true);

insert into service_variable
  (service_key, position, name, label, unit, type, minimum, maximum, choices) values
  ('rendering', 1, 'width', 'Width', 'px', 'integer', 1, 16384, null),
  ('rendering', 2, 'height', 'Height', 'px', 'integer', 1, 16384, null),
  ('rendering', 3, 'frames', 'Frames', '', 'integer', 1, 3600, null),
  ('rendering', 4, 'quality', 'Quality', '', 'choice', null, null, '{standard,final}'),
  ('sim-360', 1, 'complexity', 'Complexity', '', 'choice', null, null, '{simple,moderate,complex}'),
  ('sim-360', 2, 'solves', 'Solves', '', 'integer', 1, 10000, null),
  ('simulation-flex', 1, 'complexity', 'Complexity', '', 'choice', null, null,
    '{simple,moderate,complex}'),
  ('simulation-flex', 2, 'solves', 'Solves', '', 'integer', 1, 10000, null),
  ('moldflow-flex', 1, 'components', 'Components of fill, pack and warp', '', 'integer', 1, 3, null),
  ('moldflow-flex', 2, 'solves', 'Solves', '', 'integer', 1, 10000, null),
  ('infraworks', 1, 'length', 'Length of road', 'km', 'decimal', 0.001, 5000, null),
  ('structural-analysis', 1, 'analyses', 'Analyses', '', 'integer', 1, 10000, null),
  ('optimization', 1, 'studies', 'Studies', '', 'integer', 1, 10000, null),
  ('configurator', 1, 'configurations', 'Configurations', '', 'integer', 1, 10000, null),
  ('lighting-analysis', 1, 'area', 'Area', 'm²', 'decimal', 0.01, 1000000, null),
  ('lighting-analysis', 2, 'study', 'Study', '', 'choice', null, null, '{point,annual}'),
  ('thermal-comfort', 1, 'complexity', 'Complexity', '', 'choice', null, null,
    '{simple,moderate,complex}'),
  ('thermal-comfort', 2, 'solves', 'Solves', '', 'integer', 1, 10000, null),
  ('energy-analysis', 1, 'runs', 'Runs', '', 'integer', 1, 10000, null);

insert into rate (service_key, version, valid_from, expression, words)
select service_key, 1, timestamptz '2020-01-01 00:00:00+00', expression, words
from (values
  ('rendering',
    'IF(quality = "final", MAX(1, ROUND(width * height * frames / 1000000)),'
    ' IF(width * height * frames < 1000000, 0, ROUND(width * height * frames / 1000000)))',
    '1 per megapixel over all frames, rounded to whole credits, halves up. Standard quality is free'
    ' under 1 megapixel; Final quality costs at least 1.'),
  ('sim-360',
    'solves * IF(complexity = "simple", 10, IF(complexity = "moderate", 30, 100))',
    '10 per simple, 30 per moderate, 100 per complex solve.'),
  ('simulation-flex',
    'solves * IF(complexity = "simple", 5, IF(complexity = "moderate", 10, 35))',
    '5 per simple, 10 per moderate, 35 per complex solve.'),
  ('moldflow-flex', '10 * components * solves',
    '10 per analysis component (fill, pack, warp) of each solve.'),
  ('infraworks', '100 * CEILING(length / 5)', '100 per started 5 km of road.'),
  ('structural-analysis', '2 * analyses', '2 per analysis.'),
  ('optimization', '25 * studies', '25 per study.'),
  ('configurator', 'configurations', '1 per configuration.'),
  ('lighting-analysis',
    'CEILING(MAX(0, area - 100) / 100) * IF(study = "annual", 3, 1)',
    'Free to 100 m², then 1 per started 100 m² beyond; an annual study costs three times that.'),
  ('thermal-comfort',
    'solves * IF(complexity = "simple", 5, IF(complexity = "moderate", 10, 35))',
    '5 per simple, 10 per moderate, 35 per complex solve.'),
  ('energy-analysis', 'runs', '1 per run.')
) as defaults (service_key, expression, words);
