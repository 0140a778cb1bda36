/** Where this plugin's source, documents and issues are. */
export const REPOSITORY = 'https://github.com/openprofiles/drilldown';
