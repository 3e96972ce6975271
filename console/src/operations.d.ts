/** Made by the build from the API's route table. */
declare module 'virtual:operations' {
  export const operations: Record<
    keyof import('../../functions/api/routes.ts').Api,
    { method: 'GET' | 'POST'; path: string }
  >;
}
