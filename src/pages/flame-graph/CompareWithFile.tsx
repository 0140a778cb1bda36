import { locationUtil } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { LinkButton } from '@grafana/ui';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { getUrl } from 'scenes/explorerUrl';
import { FILES_PATH } from 'scenes/links/explorePath';
import { isPlainClick } from 'scenes/links/useExplorerLink';
import { buildSearch } from 'url/buildViewSearch';

const KEYS = ['dataSource', 'service', 'profileType', 'from', 'to', 'filters'] as const;

/** Leads to the page for files, with this question as one side of a comparison. */
export function CompareWithFile({ origin }: { readonly origin: SceneObject }): React.JSX.Element {
  const navigate = useNavigate();
  const search = buildSearch({ liveSide: 'baseline', ...getUrl(origin).pick(KEYS) });
  const path = `${FILES_PATH}?${search}`;
  return (
    <LinkButton
      size="sm"
      fill="text"
      href={locationUtil.assureBaseUrl(path)}
      onClick={(event) => {
        if (isPlainClick(event)) {
          event.preventDefault();
          navigate(path);
        }
      }}
    >
      Compare with a file…
    </LinkButton>
  );
}
