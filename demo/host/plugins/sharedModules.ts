import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaDataUnstable from '@grafana/data/unstable';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaRuntimeUnstable from '@grafana/runtime/unstable';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import * as d3 from 'd3';
import * as i18next from 'i18next';
import lodash from 'lodash';
import moment from 'moment';
import react from 'react';
import reactDom from 'react-dom';
import * as reactRouterDom5 from 'react-router-dom-5';
import * as reactRouter6 from 'react-router-dom-v5-compat';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

/**
 * Modules that this host gives to a plugin bundle, under Grafana's names. Grafana shares a few more that no app of today needs
 * (slate, redux, prismjs, …). react-router is version 6, through the compatibility package; react-router-dom is version 5.
 */
export const sharedModules: Readonly<Record<string, object>> = {
  '@emotion/css': asEsModule(emotionCss),
  '@emotion/react': asEsModule(emotionReact),
  '@grafana/data': asEsModule(grafanaData),
  '@grafana/data/unstable': asEsModule(grafanaDataUnstable),
  '@grafana/runtime': asEsModule(grafanaRuntime),
  '@grafana/runtime/unstable': asEsModule(grafanaRuntimeUnstable),
  '@grafana/ui': asEsModule(grafanaUi),
  '@grafana/ui/unstable': asEsModule(grafanaUiUnstable),
  d3: asEsModule(d3),
  i18next: asEsModule(i18next),
  lodash,
  moment,
  react,
  'react-dom': reactDom,
  'react-router': asEsModule(reactRouter6),
  'react-router-dom': asEsModule(reactRouterDom5),
  rxjs: asEsModule(rxjs),
  'rxjs/operators': asEsModule(rxjsOperators),
};

/**
 * Makes a view of a module with the mark by which AMD code tells it from a plain object. It is no copy, as some exports, such as
 * PluginPage, are only set when the host starts.
 */
function asEsModule(module: object): object {
  const names = Object.keys(module) as Array<keyof typeof module>;
  const getters = names.map((name) => [name, { enumerable: true, get: () => module[name] }]);
  return Object.defineProperties({ __esModule: true }, Object.fromEntries(getters));
}
