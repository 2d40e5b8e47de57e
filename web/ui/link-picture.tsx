import { useMemo } from 'react';
import { renderSVG } from 'uqr';
import { words } from './words.ts';

/** The link of this page as a picture: read from a screen, a print or a wall by the phone's own camera or WeChat. */
export function LinkPicture(props: { title: string }) {
  const link = `${location.origin}${location.pathname}`;
  const source = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { ecc: 'M', border: 4 }))}`,
    [link],
  );
  return (
    <figure className="link-picture">
      <img src={source} width={160} height={160} alt={words.link.pictureOf(props.title)} />
      <figcaption>
        {words.link.picture}
        <span className="quiet small">{link}</span>
      </figcaption>
    </figure>
  );
}
