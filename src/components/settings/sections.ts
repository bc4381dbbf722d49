export type Section = { name: string; href: string }

/** The pages of the settings in the order of their navigation. */
export const sections: Section[] = [
  { name: 'General', href: '/settings' },
  { name: 'Privacy requests', href: '/settings/privacy' },
]
