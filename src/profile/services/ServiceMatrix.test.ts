/** @jest-environment node */
import { buildServiceMatrix, getServicesOfType, getTypesOfService } from './ServiceMatrix';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const HEAP = 'memory:inuse_space:bytes:space:bytes';

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

test('unknown names have no partners', () => {
  const matrix = buildServiceMatrix([set('web', CPU)]);
  expect(getTypesOfService(matrix, 'constructor')).toEqual([]);
  expect(getServicesOfType(matrix, HEAP)).toEqual([]);
});

test('a label set without a service or without a type is left out', () => {
  const matrix = buildServiceMatrix([new Map([['service_name', 'web']]), set('', CPU)]);
  expect(matrix.serviceNames).toEqual([]);
});
