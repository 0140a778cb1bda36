/** @jest-environment node */
import { HostTemplateSrv } from './templateSrv';

const templateSrv = new HostTemplateSrv();

/** service_name is set on the page, region only on the panel inside it. */
const page = { state: { $variables: { state: { variables: [variable('service', 'checkout')] } } } };
const panel = { parent: page, state: { $variables: { state: { variables: [variable('region', ['eu', 'us'])] } } } };
const scopedVars = { __sceneObject: { text: '', value: panel } };

function variable(name: string, value: string | string[]): { state: { name: string }; getValue: () => typeof value } {
  return { state: { name }, getValue: () => value };
}

describe('HostTemplateSrv', () => {
  test.each([
    ['a variable of the scene around', '{service_name="$service"}', '{service_name="checkout"}'],
    ['a format', '{region=~"${region:pipe}"}', '{region=~"eu|us"}'],
    ['the older brackets', '[[service]]', 'checkout'],
    ['nothing where the name is unknown', '$nothing ${nothing}', '$nothing ${nothing}'],
  ])('fills in %s', (_, text, filled) => {
    expect(templateSrv.replace(text, scopedVars)).toBe(filled);
  });

  it("takes the call's own values first", () => {
    expect(templateSrv.replace('$service', { ...scopedVars, service: { text: 'S', value: 'search' } })).toBe('search');
  });
});
