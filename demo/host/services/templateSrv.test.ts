/** @jest-environment node */
import { HostTemplateSrv } from './templateSrv';

const templateSrv = new HostTemplateSrv();

const scopedVars = { service: { text: 'C', value: 'checkout' }, region: { text: 'all', value: ['eu', 'us'] } };

describe('HostTemplateSrv', () => {
  test.each([
    ['one value', '{service_name="$service"}', '{service_name="checkout"}'],
    ['many values as a glob', '${region}', '{eu,us}'],
    ['the older brackets', '[[service]]', 'checkout'],
    ['nothing where the name is unknown', '$nothing ${nothing}', '$nothing ${nothing}'],
  ])('fills in %s', (_, text, filled) => {
    expect(templateSrv.replace(text, scopedVars)).toBe(filled);
  });

  it('lets the caller print values', () => {
    expect(templateSrv.replace('$region', scopedVars, (value: unknown) => String(value).toUpperCase())).toBe('EU,US');
  });
});
