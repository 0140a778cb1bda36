export const REPOSITORY = 'https://github.com/openprofiles/drilldown';
