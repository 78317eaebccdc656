import config from './playwright.config.ts';

// `npm run screenshots`: every page in every state as a picture, in the folder that SCREENSHOTS names.
export default {
  ...config,
  testDir: 'screenshots',
  projects: [{ name: 'screenshots', use: { viewport: { width: 1440, height: 900 } } }],
};
