/** The views of one service that a panel leads to, besides its flame graph. */
export const SERVICE_VIEWS = [
  { type: 'profiles', label: 'Profile types', icon: 'apps' },
  { type: 'labels', label: 'Labels', icon: 'tag-alt' },
] as const;
