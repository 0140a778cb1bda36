import { sceneGraph, type SceneObject } from '@grafana/scenes';

/** The object of a class that the explorer above a scene object holds for all views. */
export function getFromExplorer<T extends SceneObject>(
  origin: SceneObject,
  objectClass: new (...parameters: never[]) => T,
): T {
  // From the root down, where it is among the first: from below, a list of a thousand would be searched first.
  const found = sceneGraph.findObject(origin.getRoot(), (object) => object instanceof objectClass);
  if (!(found instanceof objectClass)) {
    throw new Error(`The scene has no ${objectClass.name}`);
  }
  return found;
}
