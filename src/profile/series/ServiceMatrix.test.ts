/** @jest-environment node */
import {
  buildServiceMatrix,
  findTypeOfService,
  getServicesOfType,
  getTypesOfService,
  listTypesOfMeaning,
  countOtherTypes,
} from './ServiceMatrix';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const HEAP = 'memory:inuse_space:bytes:space:bytes';
const NODE_HEAP = 'memory:inuse_space:bytes:inuse_space:bytes';

function set(service: string, type: string): ReadonlyMap<string, string> {
  return new Map([
    ['service_name', service],
    ['__profile_type__', type],
  ]);
}

test('a matrix answers in both directions, sorted and without repetition', () => {
  const matrix = buildServiceMatrix([set('web', CPU), set('api', HEAP), set('api', CPU), set('web', CPU)]);
  expect(matrix.serviceNames).toEqual(['api', 'web']);
  expect(getTypesOfService(matrix, 'api')).toEqual([HEAP, CPU]);
  expect(getServicesOfType(matrix, CPU)).toEqual(['api', 'web']);
});

test('services that send the same under several ids stand together, each under its own', () => {
  const matrix = buildServiceMatrix([
    set('web', NODE_HEAP),
    set('api', HEAP),
    set('api', CPU),
    set('both', HEAP),
    set('both', NODE_HEAP),
  ]);
  expect(getServicesOfType(matrix, HEAP)).toEqual(['api', 'both', 'web']);
  expect(getServicesOfType(matrix, NODE_HEAP)).toEqual(['api', 'both', 'web']);
  expect(listTypesOfMeaning(matrix, HEAP)).toEqual([HEAP, NODE_HEAP]);
  const own = (service: string, id: string) => findTypeOfService(matrix, service, id);
  expect([own('web', HEAP), own('api', NODE_HEAP), own('both', HEAP), own('both', NODE_HEAP)]).toEqual([
    NODE_HEAP,
    HEAP,
    HEAP,
    NODE_HEAP,
  ]);
  // What a service does not send under any id stays what was asked for.
  expect([own('web', CPU), own('gone', HEAP), findTypeOfService(undefined, 'web', HEAP)]).toEqual([CPU, HEAP, HEAP]);
});

test('services that send the same under another id are counted, as one merged profile has a single id', () => {
  const matrix = buildServiceMatrix([set('web', NODE_HEAP), set('shop', NODE_HEAP), set('api', HEAP), set('api', CPU)]);
  expect(countOtherTypes(matrix, HEAP)).toEqual([{ id: NODE_HEAP, count: 2 }]);
  expect(countOtherTypes(matrix, NODE_HEAP)).toEqual([{ id: HEAP, count: 1 }]);
  expect(countOtherTypes(matrix, CPU)).toEqual([]);
});

test('unknown names have no partners', () => {
  const matrix = buildServiceMatrix([set('web', CPU)]);
  expect(getTypesOfService(matrix, 'constructor')).toEqual([]);
  expect(getServicesOfType(matrix, HEAP)).toEqual([]);
});

test('a label set without a service or without a type is left out', () => {
  const matrix = buildServiceMatrix([new Map([['service_name', 'web']]), set('', CPU)]);
  expect(matrix.serviceNames).toEqual([]);
});
