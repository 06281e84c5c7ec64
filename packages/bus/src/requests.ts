/** Answers requests; a handler that throws leaves its request unanswered and is reported. */
import type { Connection } from './connection.ts';

type RequestHandler = (subject: string, data: Uint8Array) => Promise<Uint8Array>;

/** Returns the function that stops: takes no more requests, waits for those under way. */
export function serveRequests(connection: Connection, routes: readonly (readonly [subject: string, handler: RequestHandler])[]): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const subscriptions = routes.map(([subject, handler]) =>
    connection.subscribe(subject, (message) => {
      const answer = async (): Promise<void> => {
        try {
          message.respond(await handler(message.subject, message.data));
        } catch (error) {
          connection.report(error, 'request handler', message.subject);
        }
      };
      const work: Promise<void> = answer().finally(() => running.delete(work));
      running.add(work);
    }),
  );
  return async () => {
    for (const subscription of subscriptions) subscription.unsubscribe();
    await Promise.all(running);
  };
}
