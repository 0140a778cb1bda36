import { PanelPlugin, type PanelProps, renderMarkdown, textUtil } from '@grafana/data';
import React from 'react';
import { declareOptions } from '../declareOptions';

interface TextOptions {
  mode: 'markdown' | 'html' | 'code';
  content: string;
}

const defaults: TextOptions = { mode: 'markdown', content: '' };

function TextPanel({ options, replaceVariables }: PanelProps<TextOptions>): React.ReactElement {
  const { mode, content } = options;
  if (mode === 'code') {
    return <pre>{replaceVariables(content)}</pre>;
  }
  const html =
    mode === 'html'
      ? textUtil.sanitizeTextPanelContent(replaceVariables(content, {}, 'html'))
      : renderMarkdown(replaceVariables(content, {}, 'html'));
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />;
}

export const plugin = new PanelPlugin<TextOptions>(TextPanel).setPanelOptions((builder) =>
  declareOptions(builder, defaults),
);
