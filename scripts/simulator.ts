import { startChild, TERMINAL } from './stack/child'
import { inHousehold } from './in-household'

/** The simulated Shopify alone, with the arguments that it takes itself. */
await inHousehold(async (household) => {
  const simulator = household.add(() =>
    startChild({
      name: 'simulator',
      args: ['--import', 'tsx', 'src/simulator/shopify/server.ts', ...process.argv.slice(2)],
      env: {},
      log: TERMINAL,
    }),
  )
  return (await simulator.ended).code ?? 1
})
