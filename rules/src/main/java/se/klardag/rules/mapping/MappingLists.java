package se.klardag.rules.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The lists of words in a mapping profile (*ordlistor*).
final class MappingLists {
    private MappingLists() {}

    static Map<String, List<String>> map(JsonNode node) {
        var map = new LinkedHashMap<String, List<String>>();
        node.properties().forEach(each -> map.put(each.getKey(), of(each.getValue())));
        return map;
    }

    static List<String> of(JsonNode node) {
        var words = new ArrayList<String>();
        node.forEach(each -> words.add(each.asString()));
        return List.copyOf(words);
    }
}
