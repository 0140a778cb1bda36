const SUFFIX = ' (collapsed)';

/** Returns the name of the frame that stands for the neighbouring frames of a package. */
export function getCollapsedName(packageName: string): string {
  return packageName + SUFFIX;
}

/** Returns the package that a frame stands for, undefined for functions. */
export function getCollapsedPackage(name: string): string | undefined {
  return name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : undefined;
}
