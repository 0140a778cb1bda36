/** @jest-environment node */
import { RECORDING_PLANS } from '../../profiles/plans';
import { createProgram } from './createProgram';
import { getDiscountRules as getRulesV1 } from './checkout/v1/discounts';
import { getDiscountRules as getRulesV2 } from './checkout/v2/discounts';

const PROGRAMS = RECORDING_PLANS.filter(({ language }) => language === 'node').map(
  ({ service, version }) => [service, version] as const,
);

test.each(PROGRAMS)('%s %s serves what arrives', async (service, version) => {
  const program = await createProgram(service, version);
  for (const request of program.requests.slice(0, 12)) {
    expect(() => program.handle(request)).not.toThrow();
    expect(program.getRoute(request)).toMatch(/^(GET|POST|PUT) \//);
  }
});

test('an unknown program is refused with the known ones named', async () => {
  await expect(createProgram('checkout', 'v9')).rejects.toThrow('checkout@v2');
});

test('v2 of checkout finds the same discounts as v1, but parses them again each time', () => {
  const shopper = { region: 'eu-west', segment: 'member' };
  const describe = (rules: ReturnType<typeof getRulesV1>) =>
    rules.map(({ priority, percent }) => `${priority}:${percent}`);
  expect(describe(getRulesV2(shopper))).toEqual(describe(getRulesV1(shopper)));
  expect(getRulesV1({ ...shopper })).toBe(getRulesV1({ ...shopper }));
  expect(getRulesV2({ ...shopper })).not.toBe(getRulesV2({ ...shopper }));
});
