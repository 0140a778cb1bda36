/**
 * Replaces `react/jsx-runtime`, which some packages import and Grafana does not share. A bundled copy from React 18 breaks on a
 * host with React 19, so the host's own `createElement` makes the elements.
 */
import { createElement, Fragment } from 'react';

const addKey = (props, key) => (key === undefined ? props : { ...props, key });

export const jsx = (type, props, key) => createElement(type, addKey(props, key));

// Static children go in as arguments: as an array React would ask each for a key.
export const jsxs = (type, { children, ...props }, key) => createElement(type, addKey(props, key), ...children);

export const jsxDEV = (type, props, key, isStatic) => (isStatic ? jsxs : jsx)(type, props, key);

export { Fragment };
