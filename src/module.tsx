import { AppPlugin, type AppRootProps } from '@grafana/data';
import { EXPLORE_LINK, TRACE_LINK } from 'app/links-in/linksIn';
import React, { lazy, Suspense } from 'react';

const App = lazy(async () => (await import(/* webpackChunkName: "start" */ 'app/startApp')).loadApp());

function LazyApp(props: AppRootProps): React.JSX.Element {
  return (
    <Suspense fallback={null}>
      <App {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(LazyApp).addLink(EXPLORE_LINK).addLink(TRACE_LINK);
