export { begin as default } from './no-keys.mjs';
