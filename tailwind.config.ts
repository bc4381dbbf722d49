import type { Config } from 'tailwindcss'

const token = (name: string) => `var(--${name})`

/** A status colour is a pair: text and line, and the quiet ground behind them. */
const tone = (name: string) => ({ DEFAULT: token(name), soft: token(`${name}-soft`) })

/** The words of the design; their values for light and dark stand in src/app/globals.css. */
const config: Config = {
  content: ['./src/app/**/*.{ts,tsx}', './src/components/**/*.{ts,tsx}'],
  darkMode: ['selector', '.dark'],
  theme: {
    extend: {
      colors: {
        paper: token('paper'),
        surface: token('surface'),
        sunken: token('sunken'),
        ink: token('ink'),
        muted: token('muted'),
        faint: token('faint'),
        line: { DEFAULT: token('line'), strong: token('line-strong') },
        brand: { DEFAULT: token('brand'), ink: token('brand-ink'), soft: token('brand-soft') },
        tick: token('tick'),
        rail: {
          DEFAULT: token('rail'),
          ink: token('rail-ink'),
          muted: token('rail-muted'),
          active: token('rail-active'),
          line: token('rail-line'),
        },
        ok: tone('ok'),
        busy: tone('busy'),
        wait: tone('wait'),
        bad: tone('bad'),
        gone: tone('gone'),
        idle: tone('idle'),
      },
      fontFamily: {
        sans: ['var(--font-geist-sans)', 'system-ui', 'sans-serif'],
        mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
        serif: ['var(--font-geist-serif-regular)', 'Georgia', 'serif'],
      },
      fontSize: { '2xs': ['0.6875rem', { lineHeight: '1rem' }] },
      boxShadow: {
        card: '0 1px 2px 0 var(--shadow)',
        float: '0 1px 2px var(--shadow), 0 12px 32px -8px var(--shadow)',
      },
    },
  },
}

export default config
