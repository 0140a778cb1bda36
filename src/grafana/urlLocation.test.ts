import { locationService } from '@grafana/runtime';
import { createEmbeddedLocation } from './urlLocation';

function open(address: string) {
  locationService.push(address);
  const location = createEmbeddedLocation('pd', 'view=labels');
  const told = jest.fn();
  location.listen(told);
  return { location, told, getAddress: () => locationService.getLocation().search };
}

test('until somebody makes a step, the page keeps its address', () => {
  const { location, told, getAddress } = open('/a/other-app?view=theirs&from=1');
  expect(location.getSearch()).toBe('view=labels');
  location.setSearch('view=labels&service=a', false);
  expect(location.getSearch()).toBe('view=labels&service=a');
  expect(told).toHaveBeenCalledTimes(1);
  expect(getAddress()).toBe('?view=theirs&from=1');
});

test('a step is written beside what the page itself says, and back leads to the begin', () => {
  const { location, told, getAddress } = open('/a/other-app?view=theirs&pdf=1');
  location.setSearch('view=all&a=1&a=2', true);
  expect(getAddress()).toBe('?view=theirs&pdf=1&pd-view=all&pd-a=1&pd-a=2');
  expect(location.getSearch()).toBe('view=all&a=1&a=2');
  location.setSearch('view=all', false);
  expect(getAddress()).toBe('?view=theirs&pdf=1&pd-view=all');
  expect(told).toHaveBeenCalledTimes(2);
});

test('an address that says something of it comes before how it was to begin', () => {
  expect(open('/a/other-app?pd-view=fleet').location.getSearch()).toBe('view=fleet');
});
