/** @jest-environment node */
import { NO_SETTINGS, parseTenantSettings } from './tenantSettings';

test.each([
  ['{"maxNodes":4096,"collapsedFlamegraphs":true,"enableFunctionDetails":true}', { maxNodes: 4096, isCollapsed: true }],
  ['{"collapsedFlamegraphs":false}', { maxNodes: undefined, isCollapsed: false }],
  ['{"maxNodes":"many","collapsedFlamegraphs":1}', NO_SETTINGS],
  ['{"maxNodes":-1}', NO_SETTINGS],
  ['null', NO_SETTINGS],
  ['[]', NO_SETTINGS],
  ['{"maxNodes":', NO_SETTINGS],
])('of %s, %j is taken', (json, expected) => {
  expect(parseTenantSettings(json)).toEqual(expected);
});
