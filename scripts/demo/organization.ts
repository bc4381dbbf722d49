/** The organization of the demo: an outfitter with three shops and people who bought there before. */
export const organization = {
  name: 'Fjord & Field',
  teammate: { name: 'Ada Lindqvist', email: 'ada@fjordandfield.example' },
  directory: { name: 'Okta workforce', kind: 'okta', mode: 'live' },
  stores: [
    { domain: 'fjord-field-eu.myshopify.com', name: 'Fjord & Field EU' },
    { domain: 'fjord-field-us.myshopify.com', name: 'Fjord & Field US' },
    { domain: 'fjord-field-wholesale.myshopify.com', name: 'Fjord & Field Wholesale' },
  ],
} as const

type Customer = { firstName: string; lastName: string; email: string; phone?: string; tags?: string[] }

/**
 * Who is a customer already, per store. The person of the curl line is not among them: a customer whom nobody has
 * linked is never taken over because of an equal e-mail address.
 */
export const customers: Record<(typeof organization.stores)[number]['domain'], Customer[]> = {
  'fjord-field-eu.myshopify.com': [
    { firstName: 'Maren', lastName: 'Lie', email: 'maren.lie@example.com', tags: ['newsletter'] },
    { firstName: 'Ingrid', lastName: 'Solberg', email: 'ingrid.solberg@example.com', tags: ['vip'] },
    { firstName: 'Mateo', lastName: 'Ferri', email: 'mateo.ferri@example.com', phone: '+390612345678' },
  ],
  'fjord-field-us.myshopify.com': [
    { firstName: 'Dana', lastName: 'Whitfield', email: 'dana.whitfield@example.com', tags: ['loyalty-gold'] },
    { firstName: 'Ruben', lastName: 'Castillo', email: 'ruben.castillo@example.com', phone: '+12125550147' },
  ],
  'fjord-field-wholesale.myshopify.com': [
    {
      firstName: 'Yuki',
      lastName: 'Tanaka',
      email: 'yuki.tanaka@example.com',
      tags: ['wholesale', 'net-30'],
    },
  ],
}
