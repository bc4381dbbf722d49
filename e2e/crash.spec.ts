import { expect } from '@playwright/test'
import { customersOf, openStores, postUser, setLatency } from './simulated-stores'
import { test } from './stack'

test('the portal is killed between the SCIM answer and the write, and every store has the customer exactly once', async ({
  stack,
}) => {
  const { directory, domains } = await openStores(stack, 3)
  await setLatency(stack, 3_000)
  const email = 'crash@example.com'
  const answer = await postUser(directory, email)
  expect(answer.status).toBe(201)
  await stack.killPortal()
  await setLatency(stack, 0)
  await stack.restartPortal()
  for (const domain of domains) {
    await expect
      .poll(async () => (await customersOf(stack, domain, email)).length, {
        message: `${email} in ${domain}`,
        timeout: 60_000,
      })
      .toBe(1)
  }
  // Whatever the killed process had sent and whatever the new one repeats: one customer, with our tag.
  for (const domain of domains) {
    expect(await customersOf(stack, domain, email)).toMatchObject([
      { firstName: 'Ada', tags: ['rollcall:member'] },
    ])
  }
})
