import { usePluginLinks } from '@grafana/runtime';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';

/**
 * Shows the links that plugins add at one of Grafana's extension points, for pages that the local stack does not have.
 * `/extension-point` takes the id of the point as `point`, and as JSON in `context` what Grafana would hand over.
 */
export function ExtensionPointPage(): React.ReactElement {
  const { search } = useLocation();
  const { extensionPointId, context } = useMemo(() => {
    const params = new URLSearchParams(search);
    const given: object = JSON.parse(params.get('context') ?? '{}');
    return { extensionPointId: params.get('point') ?? '', context: given };
  }, [search]);
  const { links, isLoading } = usePluginLinks({ extensionPointId, context });
  return (
    <ul aria-label={isLoading ? 'Links are loading' : 'Links'}>
      {links.map(({ id, title, path, category }) => (
        <li key={id + (category ?? '')}>
          <a href={path}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
