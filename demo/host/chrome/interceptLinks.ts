import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';

/** Makes a click on a link to a page of this host change the page without loading it again, as in Grafana. */
export function initLinks(): void {
  document.addEventListener('click', (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null;
    const href = anchor?.getAttribute('href');
    if (!anchor || !href || !isPlainClick(event) || anchor.target || anchor.hasAttribute('download')) {
      return;
    }
    if (href.startsWith('#')) {
      // With a <base> the browser would leave the page.
      event.preventDefault();
      window.location.hash = href;
    } else if (anchor.origin === window.location.origin) {
      event.preventDefault();
      locationService.push(locationUtil.stripBaseFromUrl(`${anchor.pathname}${anchor.search}${anchor.hash}`));
    }
  });
}

function isPlainClick(event: MouseEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return event.button === 0 && !hasModifier && !event.defaultPrevented;
}
