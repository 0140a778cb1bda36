import { EmbeddedScene } from '@grafana/scenes';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { ExplorerUrl } from 'scenes/explorerUrl';
import { openUrl } from '../../../tests/helpers/openUrl';
import { chooseDefaults } from './chooseDefaults';
import { ServiceIndex } from './ServiceIndex';

/** The service that is shown in the end, of a data source with `services`. */
function choose(begin: string, isRemembered: boolean, services: readonly string[]): string {
  const asked = isRemembered || begin === '' ? '' : `var-serviceName=${begin}`;
  const { url } = openUrl(asked, { service: isRemembered ? begin : undefined });
  const index = new ServiceIndex();
  const labels = services.map(
    (name) =>
      new Map([
        ['service_name', name],
        ['__profile_type__', 'cpu'],
      ]),
  );
  index.setState({ matrix: buildServiceMatrix(labels) });
  chooseDefaults(new EmbeddedScene({ controls: [new ExplorerUrl(url)], body: index }));
  return url.get('service');
}

test.each([
  [
    'the id that the service has for what is asked',
    'memory:inuse_space:bytes:inuse_space:bytes',
    'memory:inuse_space:bytes:space:bytes',
  ],
  [
    'a type that it does not send under any id, as asked',
    'wall:wall:nanoseconds:wall:nanoseconds',
    'wall:wall:nanoseconds:wall:nanoseconds',
  ],
])('the type of a service: %s', (_, asked, shown) => {
  const { url } = openUrl(`var-serviceName=web&var-profileMetricId=${asked}`);
  const index = new ServiceIndex();
  const sent = new Map([
    ['service_name', 'web'],
    ['__profile_type__', 'memory:inuse_space:bytes:space:bytes'],
  ]);
  index.setState({ matrix: buildServiceMatrix([sent]) });
  chooseDefaults(new EmbeddedScene({ controls: [new ExplorerUrl(url)], body: index }));
  expect(url.get('profileType')).toBe(shown);
});

test.each<[why: string, begin: string, isRemembered: boolean, services: string[], shown: string]>([
  ['without one, the first', '', false, ['db', 'web'], 'db'],
  ['the one of the last visit', 'web', true, ['db', 'web'], 'web'],
  ['where that is gone, the first', 'gone', true, ['db', 'web'], 'db'],
  ['the one of a link, gone or not', 'gone', false, ['db', 'web'], 'gone'],
  ['as long as there is none at all, the one of the last visit', 'web', true, [], 'web'],
])('the service to begin with: %s', (_, begin, isRemembered, services, shown) => {
  expect(choose(begin, isRemembered, services)).toBe(shown);
});
