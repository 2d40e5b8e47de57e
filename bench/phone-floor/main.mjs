import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';

/** The least that a page of React and its router can be: five links. */
const links = ['a', 'b', 'c', 'd', 'e'].map((name) =>
  createElement('li', { key: name }, createElement(Link, { to: `/${name}` }, name)),
);
const list = createElement('ul', { className: 'home-entries' }, links);
const routes = createElement(Routes, null, createElement(Route, { path: '*', element: list }));
createRoot(document.getElementById('root')).render(createElement(BrowserRouter, null, routes));
