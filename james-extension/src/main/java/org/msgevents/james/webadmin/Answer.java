// SPDX-License-Identifier: Apache-2.0
package org.msgevents.james.webadmin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.msgevents.outbox.OutboxException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import spark.Response;

/** What a request is answered: JSON; an error as James' own are. */
record Answer(int status, Object content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    static Answer of(Object content) {
        return new Answer(OK, content);
    }

    static Answer accepted(Object content) {
        return new Answer(ACCEPTED, content);
    }

    static Answer invalid(String message) {
        return error(BAD_REQUEST, "InvalidArgument", message);
    }

    static Answer notFound(String message) {
        return error(NOT_FOUND, "notFound", message);
    }

    static Answer conflict(String message) {
        return error(CONFLICT, "conflict", message);
    }

    private static Answer error(int status, String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("statusCode", status);
        error.put("type", type);
        error.put("message", message);
        return new Answer(status, error);
    }

    /** Blocks for the outbox; says what is wrong with the request, or that the outbox cannot do what was asked. */
    static Answer awaited(Supplier<CompletionStage<Answer>> asked) {
        try {
            return asked.get().toCompletableFuture().join();
        } catch (Parameters.InvalidParameterException wrong) {
            return invalid(String.valueOf(wrong.getMessage()));
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof OutboxException outbox) {
                return error(UNAVAILABLE, "ServerError", String.valueOf(outbox.getMessage()));
            }
            throw failure;
        }
    }

    String write(Response response) throws JsonProcessingException {
        response.status(status);
        response.type("application/json");
        return JSON.writeValueAsString(content);
    }
}
