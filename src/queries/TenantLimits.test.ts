import { EventBusSrv } from '@grafana/data';
import { setBackendSrv, setDataSourceSrv } from '@grafana/runtime';
import { retryFailed } from 'loading/failedQuestions';
import { NO_SETTINGS } from 'pyroscope/tenantSettings';
import { HostBackendSrv } from '../../demo/host/services/backendSrv';
import { good, LASTING, TRANSIENT } from '../../tests/faults/faults';
import { describeTenantProblem, TenantLimits } from './TenantLimits';

test.each([
  ['the link’s number', 500, 4_000, 500],
  ['all that a server gives, of a link that asks for more', 1_048_577, 4_000, 1_048_576],
  ['the tenant’s number, where the link has none', undefined, 4_000, 4_000],
  ['ours, where the tenant has none either', undefined, undefined, 16_384],
])('a profile is asked for with %s', (_, ofLink, ofTenant, expected) => {
  const limits = new TenantLimits();
  limits.setState({ dataSourceUid: 'local', settings: { ...NO_SETTINGS, maxNodes: ofTenant } });
  expect(limits.getMaxNodes(ofLink)).toBe(expected);
});

const FAULTS = { ...TRANSIENT, ...LASTING };

describe('settings that do not come', () => {
  let answer: () => Promise<Response>;

  beforeAll(() => {
    jest.spyOn(globalThis, 'fetch').mockImplementation(() => answer());
    setBackendSrv(new HostBackendSrv(new EventBusSrv()));
    setDataSourceSrv({ getList: () => [] } as unknown as Parameters<typeof setDataSourceSrv>[0]);
  });

  /** Until the settings of a data source are known, or why they are not. */
  const settle = (limits: TenantLimits, isDone: () => boolean) =>
    new Promise<void>((resolve) => {
      const subscription = limits.subscribeToState(() => {
        if (isDone()) {
          subscription.unsubscribe();
          resolve();
        }
      });
    });

  test.each(Object.entries(FAULTS))(
    '(%s) keep no profile waiting, are said, and come with one Retry',
    async (name, fault) => {
      const limits = new TenantLimits();
      answer = () => fault.network('/Get');
      limits.knows(name);
      await settle(limits, () => limits.knows(name));

      expect(limits.getMaxNodes(undefined)).toBe(16_384);
      if (fault.kind === 'unsupported') {
        expect(describeTenantProblem(limits.state)).toBe('');
        return;
      }
      expect(describeTenantProblem(limits.state)).toMatch(
        /^The tenant’s settings could not be read, so the usual ones .+\. .+/,
      );
      answer = () => good('/Get');
      retryFailed();
      await settle(limits, () => limits.state.error === undefined);
      expect(describeTenantProblem(limits.state)).toBe('');
      expect(limits.getMaxNodes(undefined)).toBe(4_000);
    },
  );
});
