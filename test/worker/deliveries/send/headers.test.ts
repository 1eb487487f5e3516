import { describe, expect, it } from "vitest";
import { headerIssues } from "../../../../worker/deliveries/send/headers.ts";

describe("headers of a customer's own", () => {
  it.each(["Authorization", "x-api-key", "X-Team", "api_token"])("may be %s", (name) =>
    expect(headerIssues({ [name]: "Bearer ñ\tx" })).toEqual([]),
  );

  it.each([
    "Host",
    "User-Agent",
    "Content-Type",
    "content-length",
    "Transfer-Encoding",
    "Connection",
    "TE",
    "Upgrade",
    "webhook-id",
    "Webhook-Signature",
    "CF-Connecting-IP",
    "X-Forwarded-For",
    "X-Amz-Security-Token",
    "Metadata-Flavor",
    "Cookie",
    "set-cookie",
    "X-Forwarded",
    "x-aws-ec2-metadata-token",
    "X-aws-ec2-metadata-token-ttl-seconds",
    "x-google-metadata-request",
    "x-aliyun-ecs-metadata-token",
    "",
    "x y",
    "x:y",
    "x\r\ny",
    "ñ",
  ])("may not be %j", (name) => expect(headerIssues({ [name]: "1" })).toHaveLength(1));

  it.each(["a\r\nb: c", "a\nb", "a\u0000", "a\u007f", "🎉"])("may not hold %j", (value) =>
    expect(headerIssues({ "x-a": value })).toHaveLength(1),
  );

  it("may not be the same one twice", () => expect(headerIssues({ "x-a": "1", "X-A": "2" })).toHaveLength(1));
});
