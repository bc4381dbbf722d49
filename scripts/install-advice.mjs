/**
 * What went wrong in `npm ci`, said plainly, with what to do about it.
 *
 * @param {string} output
 */
export function adviceForInstall(output) {
  const advice = REASONS.find(([pattern]) => pattern.test(output))?.[1] ?? 'npm ci failed.'
  return `The packages could not be installed: ${advice}\nThe end of what npm said:\n${tail(output)}`
}

/** @type {[RegExp, string][]} */
const REASONS = [
  [
    /can only install packages when your package\.json and package-lock\.json/i,
    'package.json and package-lock.json disagree. Run "npm install" and commit the lock.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'the package registry cannot be reached. Check the network, a proxy (npm config get proxy) and "npm config get registry".',
  ],
  [/E401|E403/, 'the package registry refused us. Check the credentials in your .npmrc.'],
  [/E404/, 'the registry does not have a version that the lock names. Check "npm config get registry".'],
  [
    /EINTEGRITY/,
    'a package is not what the lock says it should be. Try "npm cache clean --force", then again.',
  ],
  [/ENOSPC/, 'the disk is full (about 1.6 GB are needed).'],
  [/EACCES|EPERM/, 'npm may not write here. Check who owns this folder and its node_modules.'],
  [/ENOENT.*\bnpm\b|spawn npm/, 'npm was not found. Install Node with npm, version 18 or newer.'],
]

/** @param {string} output */
const tail = (output) => output.trim().split('\n').slice(-12).join('\n')
