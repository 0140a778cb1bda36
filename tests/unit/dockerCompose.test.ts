/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

test('the compose file is valid, where docker is there to say so', () => {
  if (spawnSync('docker', ['compose', 'version']).status !== 0) {
    console.warn('Not checked: docker compose is not installed here.');
    return;
  }
  const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('every image is pinned to a version', () => {
  const images = [...readFileSync('docker-compose.yaml', 'utf8').matchAll(/image: (\S+)/g)].map((match) => match[1]);
  expect(images).toHaveLength(3);
  for (const image of images) {
    expect(image).toMatch(/:\d+[\w.-]*$/);
  }
});
