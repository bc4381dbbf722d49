import { expect, test } from 'vitest'
import { adviceForInstall } from './install-advice.mjs'

test.each([
  [
    'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync',
    'commit the lock',
  ],
  ['npm error code ENOTFOUND\nnpm error network request failed', 'cannot be reached'],
  ['npm error code ENOSPC', 'disk is full'],
  ['spawn npm ENOENT', 'npm was not found'],
  ['npm error something new', 'npm ci failed'],
])('%s', (output, advice) => {
  expect(adviceForInstall(output)).toContain(advice)
  expect(adviceForInstall(output)).toContain(output)
})
