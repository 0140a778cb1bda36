import { EmbeddedScene, SceneVariableSet } from '@grafana/scenes';
import { buildServiceMatrix } from 'profile/series/ServiceMatrix';
import { PROFILE_TYPE, SERVICE_NAME } from 'scenes/variables/selection';
import { SelectionVariable } from 'scenes/variables/SelectionVariable';
import { chooseDefaults } from './chooseDefaults';
import { ServiceIndex } from './ServiceIndex';

/** The service that is shown in the end, of a data source with `services`. */
function choose(begin: string, isRemembered: boolean, services: readonly string[]): string {
  const service = new SelectionVariable(SERVICE_NAME, begin);
  service.isRemembered = isRemembered;
  const index = new ServiceIndex();
  const labels = services.map(
    (name) =>
      new Map([
        ['service_name', name],
        ['__profile_type__', 'cpu'],
      ]),
  );
  index.setState({ matrix: buildServiceMatrix(labels) });
  const variables = [service, new SelectionVariable(PROFILE_TYPE, 'cpu')];
  chooseDefaults(new EmbeddedScene({ $variables: new SceneVariableSet({ variables }), body: index }));
  return service.state.value;
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
  const type = new SelectionVariable(PROFILE_TYPE, 'cpu');
  type.change(asked);
  const index = new ServiceIndex();
  const sent = new Map([
    ['service_name', 'web'],
    ['__profile_type__', 'memory:inuse_space:bytes:space:bytes'],
  ]);
  index.setState({ matrix: buildServiceMatrix([sent]) });
  const variables = [new SelectionVariable(SERVICE_NAME, 'web'), type];
  chooseDefaults(new EmbeddedScene({ $variables: new SceneVariableSet({ variables }), body: index }));
  expect(type.state.value).toBe(shown);
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
