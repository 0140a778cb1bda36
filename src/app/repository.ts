/** Repository of this plugin's source, documents and issues. */
export const REPOSITORY = 'https://github.com/openprofiles/drilldown';
